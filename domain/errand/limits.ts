/** How long each step of an errand may take, in working days (docs/sources.md N7, N9). */

/** One hop: from taking in to handing over, and on the way. */
export const HOP_WORKING_DAYS = 3
/** Telling the villager what came of it. */
export const TELLING_WORKING_DAYS = 1
