#!/usr/bin/env -S node --max-semi-space-size=8
// More room for what is soon cleared away costs 50 MB and saves no time; `npm start` and the benchmarks say the same.
import { register } from 'tsx/esm/api'

register()
await import('../src/main.ts')
