/** Entry of the server: keeps its compiled code, so that a restart is soon over, then serves. */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'yichuang'))
const { serve } = await import('./serve.ts')
await serve()
// Written now and not at the end: a server that is killed has no end.
flushCompileCache()
