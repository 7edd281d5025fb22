// What the pictures share. Texts enter a page through textContent and nothing else.

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

// Above the target, or below it where there is no room, inside the frame.
function placeTip({ frame, tip }, target) {
  const [outer, inner] = [frame.getBoundingClientRect(), target.getBoundingClientRect()]
  const middle = (inner.left + inner.right) / 2 - outer.left - tip.offsetWidth / 2
  const above = inner.top - outer.top - tip.offsetHeight - 6
  tip.style.left = `${Math.max(0, Math.min(middle, outer.width - tip.offsetWidth))}px`
  tip.style.top = `${inner.top - tip.offsetHeight - 70 > 0 ? above : inner.bottom - outer.top + 6}px`
}

// The colours of the greatest scores on both sides.
function colourScale(legend) {
  const scale = element("span", "scale")
  scale.append(
    element("span", "", legend.against),
    element("span", "bar"),
    element("span", "", legend.for),
  )
  return scale
}

// Of the first letter; null where there is none.
function direction(text) {
  const letter = text.match(/\p{L}/u)
  return letter && (RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr")
}

function element(name, className = "", text = "") {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
