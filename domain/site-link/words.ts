/** Words of the links that other rooms and pages meet. */

/** Why a ticket is aside at its station: it has been handed up. */
export const ESCALATED = 'escalated'
