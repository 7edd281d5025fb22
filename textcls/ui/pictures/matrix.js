// Tokens x models. A person's text enters the page through textContent and nothing else.

const matrices = new WeakMap()
const LONGEST_WORD = 80 // characters shown; the tooltip has no more either

export default function ({ data, parentElement }) {
  let matrix = matrices.get(parentElement)
  if (!matrix) {
    matrix = build(parentElement)
    matrices.set(parentElement, matrix)
  }
  // Other classes colour the same nodes, so that the keyboard focus stays where it is.
  const outline = JSON.stringify([data.models.length, data.columns.map(column => column.text)])
  const rewritten = outline !== matrix.outline
  matrix.data = data
  if (rewritten) write(matrix, outline)
  matrix.frame.classList.toggle("dense", !data.numbers)
  matrix.cells.forEach((cells, at) => cells.forEach((cell, row) => paint(matrix, cell, at, row)))
  describeModels(matrix)
  describeColours(matrix)
  label(matrix)
  if (matrix.open) showTip(matrix, matrix.open)
}

function build(parent) {
  const frame = element("div", "frame")
  const [models, grid, legend, tip] = ["models", "matrix", "legend", "tip"].map(name =>
    element("div", name),
  )
  grid.setAttribute("role", "group")
  grid.setAttribute("aria-label", "scores by token and model")
  tip.setAttribute("role", "tooltip")
  tip.hidden = true
  frame.append(models, grid, legend, tip)
  parent.append(frame)
  const matrix = { frame, models, grid, legend, tip, cells: [], lines: [], open: null, data: null }
  const at = event => place(matrix, event.target.closest?.(".cell"))
  grid.onpointerover = grid.onclick = event => showTip(matrix, at(event))
  grid.addEventListener("focusin", event => {
    rove(matrix, at(event))
    showTip(matrix, at(event))
  })
  grid.addEventListener("focusout", () => showTip(matrix, null))
  grid.onpointerout = () => showTip(matrix, focused(matrix))
  grid.onscroll = () => showTip(matrix, null)
  grid.onkeydown = event => walk(matrix, event)
  new ResizeObserver(() => label(matrix)).observe(grid)
  return matrix
}

// --- columns and cells -----------------------------------------------------------------------

function write(matrix, outline) {
  const { columns, models } = matrix.data
  matrix.outline = outline
  matrix.open = null
  matrix.tip.hidden = true
  matrix.grid.dir = direction(columns.map(column => column.text).join("")) ?? "ltr"
  matrix.cells = columns.map(() => models.map(() => element("button", "cell")))
  matrix.cells.flat().forEach(cell => (cell.type = "button"))
  matrix.grid.replaceChildren(
    ...columns.map((column, at) => {
      const made = element("div", "column")
      made.append(element("div", "word", shortened(column.text)), ...matrix.cells[at])
      return made
    }),
  )
  rove(matrix, [0, 0])
}

function paint(matrix, cell, at, row) {
  const { data } = matrix
  const score = data.columns[at].cells[row]
  const open = cell.classList.contains("open") ? "open" : ""
  cell.className = `cell ${score.side} ${score.unknown ? "unknown" : ""} ${open}`
  cell.style.setProperty("--weight", score.weight ?? 0)
  cell.textContent = score.side === "unread" ? "–" : data.numbers ? score.short : ""
  const words = [shortened(data.columns[at].text), data.models[row].name, ...notes(data, score)]
  cell.setAttribute("aria-label", words.join(", "))
}

function notes(data, score) {
  if (score.side === "unread") return ["not read"]
  const side = score.side === "neutral" ? "neither for nor against" : score.side
  const said = [`${score.value} ${side} ${data.target}`]
  return score.unknown ? [...said, "unknown word"] : said
}

function shortened(text) {
  return text.length > LONGEST_WORD ? text.slice(0, LONGEST_WORD) + "…" : text
}

// The names of the models before each line, wherever the width of the page breaks the lines.
function label(matrix) {
  const { grid, data } = matrix
  matrix.lines.forEach(line => line.remove())
  const columns = [...grid.querySelectorAll(".column")]
  const tops = [...new Set(columns.map(column => column.offsetTop))]
  matrix.lines = tops.map(top => {
    const line = element("div", "line")
    line.setAttribute("aria-hidden", "true")
    line.style.top = `${top}px`
    line.append(...data.models.map(model => nameOf(model, "div", "name")))
    return line
  })
  grid.append(...matrix.lines)
}

function nameOf(model, kind, className) {
  const name = element(kind, className)
  name.append(element("span", "letter", model.letter), element("span", "title", model.name))
  return name
}

// --- tooltip and keyboard --------------------------------------------------------------------

function showTip(matrix, where) {
  const { tip, data } = matrix
  if (matrix.open) cellAt(matrix, matrix.open)?.classList.remove("open")
  matrix.open = where
  tip.hidden = !where
  if (!where) return
  const [at, row] = where
  const cell = cellAt(matrix, where)
  cell.classList.add("open")
  const said = notes(data, data.columns[at].cells[row]).map(note => element("span", "", note))
  tip.replaceChildren(
    element("strong", "", shortened(data.columns[at].text)),
    element("span", "", data.models[row].name),
    ...said,
  )
  placeTip(matrix, cell)
}

function place(matrix, cell) {
  for (const [at, cells] of cell ? matrix.cells.entries() : []) {
    const row = cells.indexOf(cell)
    if (row >= 0) return [at, row]
  }
  return null
}

function cellAt(matrix, [at, row]) {
  return matrix.cells[at]?.[row]
}

function focused(matrix) {
  return place(matrix, matrix.grid.getRootNode().activeElement)
}

// One stop of the Tab key for the whole matrix; the arrow keys go from cell to cell.
function rove(matrix, where) {
  const chosen = where && cellAt(matrix, where)
  matrix.cells.flat().forEach(cell => (cell.tabIndex = cell === chosen ? 0 : -1))
}

function walk(matrix, event) {
  const here = focused(matrix)
  if (!here) return
  if (event.key === "Escape") return showTip(matrix, null)
  const onwards = matrix.grid.dir === "rtl" ? -1 : 1
  const [at, row] = here
  const targets = {
    ArrowRight: [at + onwards, row],
    ArrowLeft: [at - onwards, row],
    ArrowUp: [at, row - 1],
    ArrowDown: [at, row + 1],
    Home: [0, row],
    End: [matrix.cells.length - 1, row],
  }
  const next = targets[event.key] && cellAt(matrix, targets[event.key])
  if (!next) return
  event.preventDefault()
  next.focus()
}

// --- legends ---------------------------------------------------------------------------------

function describeModels({ models, data }) {
  models.replaceChildren(...data.models.map(model => nameOf(model, "span", "")))
}

function describeColours({ legend, data }) {
  const cells = data.columns.flatMap(column => column.cells)
  const parts = [colourScale(data.legend)]
  if (cells.some(cell => cell.unknown)) parts.push(element("span", "key unknown", "unknown word"))
  if (cells.some(cell => cell.side === "unread"))
    parts.push(element("span", "key unread", "– not read"))
  legend.replaceChildren(...parts)
}
