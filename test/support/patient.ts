/** What is waited for inside a test has as long as what is polled: a busy machine is slow, and no fault of the page. */
import { vi } from 'vitest'

const PATIENCE_MS = 15_000
const waitFor = vi.waitFor.bind(vi)

vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options)
