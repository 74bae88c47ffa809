import { require } from 'tsx/cjs/api'

// A worker thread doesn't inherit the program's TypeScript loader, so it brings its own: the one that needs no thread beside it.
require('./register-worker.ts', import.meta.url)
