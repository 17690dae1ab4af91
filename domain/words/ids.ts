/** The names of things: short texts that the plan and the day refer to each other by. */
/** One of the five levels of article 2. */
export type SiteLevel = 'province' | 'city' | 'county' | 'township' | 'village'

/** A letter group that shares one sequence of numbers; the same word is used for the skill that serves it. */
export type QueueId = string

export type CounterId = string

export type ItemId = string

export type ZoneId = string

export type BadgeNo = string

/** Which head start a ticket gets. Only staff see it. */
export type PriorityClass = 'ordinary' | 'priority' | 'booked' | 'reentry'

/** Number of a ticket on one service date: "C032". Unique within its day. */
export type TicketNo = string

export type SiteId = string
