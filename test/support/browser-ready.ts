/** Unpacks the browser once, before several test files ask for it at the same time. */
import { browserPath } from './browser.ts'

/** For vitest, before the first test of the project. */
export async function setup(): Promise<void> {
  await browserPath()
}
