/** An id that has no title of its own, as words in quotation marks: `no-further-action` is “no further action”. */
export const idWords = (id: string): string => `“${id.replaceAll('-', ' ')}”`
