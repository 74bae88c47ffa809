/** One row of a file, numbered as a spreadsheet does: blank rows count, the header is row 1. */
export type CsvRow = { row: number; cells: string[] }
