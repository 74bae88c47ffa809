import fc from 'fast-check'
import { afterEach } from 'vitest'
import { endTest } from './db/endings.ts'

// Run for every file, also where files share a process and so the modules that they import.
afterEach(endTest)
// What is drawn by lot is drawn the same again: a fault that chance finds is found on every machine, or on none.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) })
