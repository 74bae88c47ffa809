import { afterEach } from 'vitest'
import { endTest } from './db/endings.ts'

// Run for every file, also where files share a process and so the modules that they import.
afterEach(endTest)
