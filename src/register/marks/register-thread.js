import { createRequire } from 'node:module'
import { register } from 'tsx/cjs/api'

// A worker thread doesn't inherit the program's TypeScript loader, so it brings its own: the one that needs no thread beside
// it. tsx's own `require` would translate every file anew, since it keeps what it made under a name that is new each time.
register()
createRequire(import.meta.url)('./register-worker.ts')
