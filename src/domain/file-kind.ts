/** The kinds of file that a signed sheet may come as. */
const sheetKinds = ['jpg', 'png', 'heic', 'pdf'] as const
export type FileKind = (typeof sheetKinds)[number]

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

const begins: Record<FileKind, (bytes: Uint8Array) => boolean> = {
  jpg: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  png: (bytes) => bytes[0] === 0x89 && text(bytes, 1, 4) === 'PNG',
  heic: (bytes) => text(bytes, 4, 8) === 'ftyp' && /^(hei|hev|mif|msf)/.test(text(bytes, 8, 12)),
  pdf: (bytes) => text(bytes, 0, 5) === '%PDF-',
}

/** What a file is by its first bytes, whatever it is called; null for anything but a photograph or a PDF, and for an empty file. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  return sheetKinds.find((kind) => begins[kind](bytes)) ?? null
}
