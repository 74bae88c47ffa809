const SAFE = /^[A-Za-z0-9-]+$/

/** The name of a letter's file: the case's number, the letter and which addressee it is to, and never a person's name. */
export function letterFileName(
  reference: string,
  id: string,
  addressee: number,
  extension: 'pdf' | 'docx' | 'txt',
): string {
  if (!SAFE.test(reference) || !SAFE.test(id) || !Number.isInteger(addressee) || addressee < 1)
    throw new RangeError('a file name is a case number, a letter and a count from 1')
  return `${reference}-${id}-${addressee}.${extension}`
}
