import { tsImport } from 'tsx/esm/api'

// A worker thread doesn't inherit the program's TypeScript loader, so it brings its own.
await tsImport('./pack-worker.ts', import.meta.url)
