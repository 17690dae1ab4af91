/** The server from its sources, whatever has been bundled: each of its files is then counted by itself. */
import { serve } from '../../server/serve.ts'

await serve()
