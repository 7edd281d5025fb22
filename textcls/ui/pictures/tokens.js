// The token picture. A person's text enters the page through textContent and nothing else.

const pictures = new WeakMap()
const LONGEST_UNBROKEN = 32 // characters kept on one line, as a browser does with plain text

export default function ({ data, parentElement, setTriggerValue }) {
  let picture = pictures.get(parentElement)
  if (!picture) {
    picture = build(parentElement)
    pictures.set(parentElement, picture)
  }
  // Another class or method colours the same nodes, so that the keyboard focus stays where it is.
  const outline = JSON.stringify(data.pieces.map(piece => [piece.kind, piece.text]))
  if (outline !== picture.outline) {
    picture.outline = outline
    write(picture, data.pieces)
  }
  picture.pieces = data.pieces.filter(piece => "label" in piece)
  picture.tokens.forEach((token, index) => paint(token, picture.pieces[index]))
  picture.text.className = `text ${data.mode}`
  picture.pick = data.picks ? index => setTriggerValue("picked", index) : null
  picture.text.classList.toggle("picks", Boolean(data.picks))
  describeColours(picture.legend, data)
  if (picture.open >= 0) showTip(picture, picture.open)
}

function build(parent) {
  const frame = element("div", "frame")
  const text = element("div", "text")
  const legend = element("div", "legend")
  const tip = element("div", "tip")
  text.setAttribute("role", "group")
  text.setAttribute("aria-label", "the text, token by token")
  tip.setAttribute("role", "tooltip")
  tip.hidden = true
  frame.append(text, legend, tip)
  parent.append(frame)
  const picture = { frame, text, legend, tip, tokens: [], pieces: [], open: -1, outline: null }
  const at = event => picture.tokens.indexOf(event.target.closest?.(".token"))
  text.onpointerover = event => showTip(picture, at(event))
  text.onclick = event => {
    showTip(picture, at(event))
    if (picture.pick && picture.open >= 0) picture.pick(picture.open)
  }
  text.addEventListener("focusin", event => {
    rove(picture, at(event))
    showTip(picture, at(event))
  })
  text.addEventListener("focusout", () => showTip(picture, -1))
  text.onpointerout = () => showTip(picture, focused(picture))
  text.onscroll = () => showTip(picture, -1)
  text.onkeydown = event => walk(picture, event)
  return picture
}

// --- the text --------------------------------------------------------------------------------

function write(picture, pieces) {
  const base = direction(pieces.map(piece => piece.text).join("")) ?? "ltr"
  const content = document.createDocumentFragment()
  picture.tokens = []
  picture.open = -1
  for (const run of runs(pieces, base)) {
    const line = run.direction === base ? content : content.appendChild(element("span"))
    if (line !== content) line.dir = run.direction
    for (const group of unbroken(run.pieces)) {
      const together = group.length > 1
      const place = together ? line.appendChild(element("span", "word")) : line
      for (const piece of group) place.append(node(picture, piece))
    }
  }
  picture.text.dir = base
  picture.text.replaceChildren(content)
  picture.tip.hidden = true
  rove(picture, 0)
}

function node(picture, piece) {
  if (piece.kind === "space") return document.createTextNode(piece.text)
  if (piece.kind === "unread") return element("span", "unread", piece.text)
  const token = element("button", "token", piece.text)
  token.type = "button"
  picture.tokens.push(token)
  return token
}

function paint(token, piece) {
  const open = token.classList.contains("open") ? "open" : ""
  token.className = `token ${piece.side ?? ""} ${piece.kind} ${piece.mark ?? ""} ${open}`
  token.style.setProperty("--weight", piece.weight ?? 0)
  token.setAttribute("aria-label", piece.label)
}

// Buttons are boxes to the browser: what stands without a blank between would be broken apart.
function unbroken(pieces) {
  const groups = []
  let length = Infinity
  for (const piece of pieces) {
    length += piece.text.length
    if (piece.kind === "space" || length > LONGEST_UNBROKEN) {
      groups.push([piece])
      length = piece.kind === "space" ? Infinity : piece.text.length
    } else groups.at(-1).push(piece)
  }
  return groups
}

// ... and boxes run in the direction of the paragraph, even where the letters in them do not.
function runs(pieces, base) {
  const own = pieces.map(piece => direction(piece.text))
  const found = []
  pieces.forEach((piece, index) => {
    const before = found.at(-1)?.direction ?? base
    const between = before !== base && own.slice(index).find(Boolean) === before
    const here = own[index] ?? (between ? before : base)
    if (found.at(-1)?.direction !== here) found.push({ direction: here, pieces: [] })
    found.at(-1).pieces.push(piece)
  })
  return found
}

// --- tooltip and keyboard --------------------------------------------------------------------

function showTip(picture, index) {
  const { tip, tokens, pieces } = picture
  tokens[picture.open]?.classList.remove("open")
  picture.open = index
  tip.hidden = index < 0
  if (index < 0) return
  const token = tokens[index]
  token.classList.add("open")
  const notes = pieces[index].notes.map(note => element("span", "", note))
  tip.replaceChildren(element("strong", "", token.textContent.slice(0, 60)))
  notes.forEach((note, number) => tip.append(...(number ? [element("br"), note] : [note])))
  placeTip(picture, token)
}

function focused(picture) {
  return picture.tokens.indexOf(picture.text.getRootNode().activeElement)
}

// One stop of the Tab key for the whole text; the arrow keys go from token to token.
function rove(picture, index) {
  picture.tokens.forEach((token, number) => (token.tabIndex = number === index ? 0 : -1))
}

function walk(picture, event) {
  const here = focused(picture)
  if (here < 0) return
  if (event.key === "Escape") return showTip(picture, -1)
  const onwards = picture.text.dir === "rtl" ? "ArrowLeft" : "ArrowRight"
  const steps = { [onwards]: 1, [onwards === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: -1 }
  const last = picture.tokens.length - 1
  const targets = { Home: 0, End: last, ArrowUp: line(picture, here, -1), ArrowDown: line(picture, here, 1) }
  const next = targets[event.key] ?? here + (steps[event.key] ?? NaN)
  if (!picture.tokens[next]) return
  event.preventDefault()
  picture.tokens[next].focus()
}

function line(picture, here, step) {
  const place = token => token.getBoundingClientRect()
  const from = place(picture.tokens[here])
  const middle = (from.left + from.right) / 2
  let best = here
  let top = null
  for (let index = here + step; picture.tokens[index]; index += step) {
    const box = place(picture.tokens[index])
    if (Math.abs(box.top - from.top) < 4) continue
    top ??= box.top
    if (Math.abs(box.top - top) >= 4) break
    const gap = one => Math.abs((one.left + one.right) / 2 - middle)
    if (best === here || gap(box) < gap(place(picture.tokens[best]))) best = index
  }
  return best
}

// --- legend ----------------------------------------------------------------------------------

function describeColours(legend, data) {
  const kinds = new Set(data.pieces.map(piece => piece.kind))
  const parts = []
  if (data.mode === "scores") {
    parts.push(colourScale(data.legend), element("span", "", "underlined: against"))
  }
  const marks = new Set(data.mode === "scores" ? data.pieces.map(piece => piece.mark) : [])
  if (marks.has("removed")) parts.push(element("span", "key removed", "only in the first text"))
  if (marks.has("added")) parts.push(element("span", "key added", "only in the second text"))
  if (kinds.has("unknown")) parts.push(element("span", "key unknown", "unknown word"))
  if (kinds.has("unread")) parts.push(element("span", "unread", "grey: not read"))
  legend.replaceChildren(...parts)
}
