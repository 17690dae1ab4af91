/** Entry of the server: keeps its compiled code, so that a restart is soon over, then serves. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'yichuang'))
const { serve } = await import('./main.ts')
await serve()
