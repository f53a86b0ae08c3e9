/**
 * How a document is set, in the language of Typst. It is one fixed text: the words of a document come in as data, so
 * nothing that anybody wrote is ever read as markup.
 *
 * Vazirmatn stands first where the page runs from right to left: Noto Naskh and Noto Sans Arabic build letters from
 * parts, and a screen reader then reads letters twice. Without `fallback`, a letter that no font has is a refusal
 * instead of an empty box on somebody's decision.
 */
export const TEMPLATE = String.raw`
#let doc = json(bytes(sys.inputs.document))
#let rtl = doc.direction == "rtl"
#let latin-first = ("Noto Sans", "Noto Sans Ethiopic", "Vazirmatn")
#let arabic-first = ("Vazirmatn", "Noto Sans", "Noto Sans Ethiopic")
#let faces(dir) = if dir == "rtl" { arabic-first } else { latin-first }

#set document(title: doc.title)
#set page(
  paper: "a4",
  margin: (x: 25mm, top: 22mm, bottom: 24mm),
  // Never turned around: in a line from right to left "1 / 2" would stand as "2 / 1".
  numbering: (..page) => text(dir: ltr, page.pos().map(str).join(" / ")),
  number-align: center,
)
#set text(
  lang: doc.language,
  dir: if rtl { std.rtl } else { ltr },
  font: faces(doc.direction),
  fallback: false,
  size: 11pt,
  hyphenate: false,
)
#set par(leading: 0.75em, spacing: 1.1em)
// A row stands on one page as a whole.
#set table.cell(breakable: false)
#set list(spacing: 0.7em)
#set enum(spacing: 0.7em)
#set terms(spacing: 0.7em, hanging-indent: 6mm)
#show heading: set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11.5pt)

// Isolated instead of with a direction of its own, which would move its line to the other side.
#let words(value) = if type(value) == str { value } else {
  let isolate = if value.direction == "rtl" { "\u{2067}" } else { "\u{2066}" }
  text(lang: value.language, font: faces(value.direction), isolate + value.text + "\u{2069}")
}
#let flat(block-data) = {
  let kind = block-data.kind
  if kind == "heading" { heading(level: block-data.level, words(block-data.text)) }
  else if kind == "paragraph" {
    let body = words(block-data.text)
    par(if block-data.at("strong", default: false) { strong(body) } else { body })
  }
  else if kind == "list" {
    let items = block-data.items.map(words)
    if block-data.at("numbered", default: false) { enum(..items) } else { list(..items) }
  }
  else if kind == "facts" {
    block(above: 1.1em, below: 1.1em, terms(..block-data.facts.map(fact => terms.item(words(fact.name), words(fact.value)))))
  }
  else if kind == "lines" { par(block-data.lines.map(words).join(linebreak())) }
  else if kind == "table" {
    table(
      columns: (1fr,) + (block-data.headings.len() - 1) * (auto,),
      stroke: 0.5pt + luma(110),
      inset: 6pt,
      table.header(..block-data.headings.map(heading => strong(words(heading)))),
      ..block-data.rows.flatten().map(cell => words(cell)),
    )
  }
}
#let set-block(block-data) = if block-data.kind == "frame" {
  let line = if block-data.frame == "solid" { 2.5pt + luma(30) } else {
    (thickness: 1.2pt, paint: luma(90), dash: "dashed")
  }
  block(
    width: 100%,
    inset: (x: 5mm, y: 4mm),
    above: 1.4em,
    below: 1.4em,
    breakable: true,
    stroke: if block-data.frame == "solid" { if rtl { (right: line) } else { (left: line) } } else { line },
    block-data.blocks.map(flat).join(),
  )
} else { flat(block-data) }

#doc.head.map(set-block).join()
#heading(level: 1, doc.title)
#doc.blocks.map(set-block).join()
`;
