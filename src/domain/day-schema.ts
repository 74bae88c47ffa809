import { z } from 'zod'
import { day, isDay, NOT_A_DAY } from './day.ts'

/** Reads a day at the edge: a file, a setting, an answer. */
export const daySchema = z.string().refine(isDay, NOT_A_DAY).transform(day)
