/** Page tests have no network: what a test did not put in its place is a hall that does not answer, and prints nothing. */
globalThis.fetch = () => Promise.reject(new TypeError('a page test has no network'))
