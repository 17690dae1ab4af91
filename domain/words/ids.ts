/** The names of things: short texts that the plan and the day refer to each other by. */
/** The five levels of article 2, from the top down. */
export const SITE_LEVELS = ['province', 'city', 'county', 'township', 'village'] as const
export type SiteLevel = (typeof SITE_LEVELS)[number]

/** A letter group that shares one sequence of numbers; the same word is used for the skill that serves it. */
export type QueueId = string

export type CounterId = string

export type ItemId = string

export type ZoneId = string

export type BadgeNo = string

/** Which head start a ticket gets. Only staff see it. */
export const PRIORITY_CLASSES = ['ordinary', 'priority', 'booked', 'reentry'] as const
export type PriorityClass = (typeof PRIORITY_CLASSES)[number]

/** Number of a ticket on one service date: "C032". Unique within its day. */
export type TicketNo = string

export type SiteId = string
