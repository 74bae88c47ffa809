/** A stretch of text in one weight, a line break, a box to tick, a line to write on so many millimetres long, or a number that only the finished document knows. */
export type Run =
  | { kind: 'text'; text: string; bold: boolean }
  | { kind: 'break' }
  | { kind: 'pages' }
  | { kind: 'box' }
  | { kind: 'rule'; long: number }

/** How a certificate's cell stands out, by weight and shape and never by colour alone. */
export type Look =
  | 'plain'
  | 'head'
  | 'total'
  | 'morning'
  | 'afternoon'
  | 'late'
  | 'unauthorised'
  | 'authorised'
  | 'unexplained'
  | 'not-counted'
  | 'shut'
  | 'not-theirs'
  | 'outside'

/** One cell of a table, over as many columns as it spans, one unless it says. */
export type Cell = { runs: Run[]; look: Look; span?: number }

/** How big and tight a table is: as large as the text, smaller, or the certificate's weeks with a line between the days. */
export type TableStyle = 'text' | 'small' | 'weeks'

/** A table: its heading row, one above that where it has any, its rows, and its columns' shares of the width. */
export type Table = {
  kind: 'table'
  over?: Cell[]
  head: Cell[]
  rows: Cell[][]
  widths: number[]
  style: TableStyle
}

/** One piece of a document's body, the same for PDF, Word and plain text; what `leads` stands whole on one page with what follows it, and `small` stands in smaller letters, side by side where there is room. */
export type Block =
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'paragraph'; runs: Run[]; leads?: true }
  | { kind: 'list'; ordered: boolean; items: Run[][]; leads?: true }
  | { kind: 'space'; lines: number }
  | { kind: 'certificate' }
  | { kind: 'small'; columns: Block[][] }
  | Table

/** A stretch of ordinary text. */
export const plain = (text: string): Run => ({ kind: 'text', text, bold: false })

/** A stretch of bold text. */
export const bold = (text: string): Run => ({ kind: 'text', text, bold: true })

/** A cell of ordinary text, or with a look of its own, over one column or several. */
export const cell = (text: string, look: Look = 'plain', span = 1): Cell => ({
  runs: text === '' ? [] : [plain(text)],
  look,
  ...(span === 1 ? {} : { span }),
})
