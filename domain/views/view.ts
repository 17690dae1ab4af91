/** Every view that a screen may receive. */
import type { ClerkView } from './clerk.ts'
import type { CounterView } from './counter.ts'
import type { KioskView } from './kiosk.ts'
import type { LobbyView } from './lobby.ts'
import type { ManagerView } from './floor.ts'
import type { TicketView } from './ticket.ts'
import type { RatingPadView } from './rating-pad.ts'

export type View = KioskView | LobbyView | CounterView | ClerkView | TicketView | RatingPadView | ManagerView

export type ViewKind = View['kind']
