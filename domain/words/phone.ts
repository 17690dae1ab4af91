/** What a number that somebody left to be called looks like: 5 to 20 figures, spaces, a plus or hyphens. */
export const PHONE = /^[+0-9 -]{5,20}$/
