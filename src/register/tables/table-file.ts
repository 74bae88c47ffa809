/** A file as it comes in, how large it is where that is known and may be, in bytes, and who is told of progress. */
export type TableFile = {
  source: AsyncIterable<Uint8Array>
  size?: number
  most?: number
  progress?: ((rows: number) => void) | undefined
}
