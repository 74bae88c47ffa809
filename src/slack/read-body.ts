/** What a request carried, or null when it is larger than the limit in bytes; no more than that is held in memory. */
export async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.byteLength
    if (size > limit) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const isForm = (contentType: string): boolean =>
  contentType.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null

/** The fields of a form or of a JSON object; null when it is neither. */
export function parseBody(body: Buffer, contentType: string): Record<string, unknown> | null {
  try {
    if (!isForm(contentType)) return record(JSON.parse(body.toString('utf8')))
    const form = new URLSearchParams(body.toString('utf8'))
    const payload = form.get('payload')
    return payload === null ? Object.fromEntries(form) : record(JSON.parse(payload))
  } catch {
    return null
  }
}

/** Is this Slack asking whether the address answers at all? Slack does not sign that. */
export const isSslCheck = (body: Buffer, contentType: string): boolean =>
  isForm(contentType) && new URLSearchParams(body.toString('utf8')).get('ssl_check') === '1'
