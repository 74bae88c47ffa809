import { z } from 'zod'

/** Reads the local authority numbers that UPNs may carry: three figures each, with spaces between them. */
export const laNumbersSchema = z
  .string()
  .regex(/^\d{3}( \d{3})*$/, 'numbers of three figures with spaces between them')
  .transform((text): ReadonlySet<string> => new Set(text.split(' ')))
