/** A stretch of text in one weight, a line break, a box to tick, or a number that only the finished document knows. */
export type Run =
  | { kind: 'text'; text: string; bold: boolean }
  | { kind: 'break' }
  | { kind: 'pages' }
  | { kind: 'box' }

/** How a certificate's cell stands out, by weight and shape and never by colour alone. */
export type Look = 'plain' | 'head' | 'unauthorised' | 'authorised' | 'unexplained' | 'shut'

/** One cell of a table. */
export type Cell = { runs: Run[]; look: Look }

/** How big and tight a table is: as large as the text, smaller, or the certificate's weeks with a line between the days. */
export type TableStyle = 'text' | 'small' | 'weeks'

/** A table: its heading row, its rows, and its columns' shares of the width. */
export type Table = { kind: 'table'; head: Cell[]; rows: Cell[][]; widths: number[]; style: TableStyle }

/** One piece of a document's body, the same for PDF, Word and plain text. */
export type Block =
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] }
  | { kind: 'space'; lines: number }
  | { kind: 'certificate' }
  | Table

/** A stretch of ordinary text. */
export const plain = (text: string): Run => ({ kind: 'text', text, bold: false })

/** A stretch of bold text. */
export const bold = (text: string): Run => ({ kind: 'text', text, bold: true })

/** A cell of ordinary text, or with a look of its own. */
export const cell = (text: string, look: Look = 'plain'): Cell => ({
  runs: text === '' ? [] : [plain(text)],
  look,
})
