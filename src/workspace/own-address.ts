const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80')

/** Whether an address such as `http://127.0.0.1:3000` is this machine's own at the port that is served. */
export function isOwnAddress(address: string, port: number | undefined): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return LOOPBACK.has(url.hostname) && (port === undefined || portOf(url) === String(port))
}
