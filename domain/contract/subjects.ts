/** Every order and every event of a hall, whichever room decides it. */
import type { BookingCommand } from '../booking/commands.ts'
import type { BookingEvent } from '../booking/events.ts'
import type { CatalogueCommand } from '../catalogue/commands.ts'
import type { CatalogueEvent } from '../catalogue/events.ts'
import type { ErrandCommand } from '../errand/commands.ts'
import type { ErrandEvent } from '../errand/events.ts'
import type { DeviceCommand } from '../device/commands.ts'
import type { DeviceEvent } from '../device/events.ts'
import type { FeedbackCommand } from '../feedback/commands.ts'
import type { FeedbackEvent } from '../feedback/events.ts'
import type { LinkCommand } from '../site-link/commands.ts'
import type { LinkEvent } from '../site-link/events.ts'
import type { OfflineCommand } from '../offline/commands.ts'
import type { OfflineEvent } from '../offline/events.ts'
import type { Command as DayCommand } from '../queue-day/commands.ts'
import type { DayEvent } from '../queue-day/events.ts'
import type { RequestCommand } from '../session-request/commands.ts'
import type { RequestEvent } from '../session-request/events.ts'
import type { SettingsCommand } from '../settings/commands.ts'
import type { SettingsEvent } from '../settings/events.ts'

export type HallCommand =
  | DayCommand
  | LinkCommand
  | SettingsCommand
  | CatalogueCommand
  | RequestCommand
  | BookingCommand
  | FeedbackCommand
  | OfflineCommand
  | ErrandCommand
  | DeviceCommand
export type HallEvent =
  | DayEvent
  | LinkEvent
  | SettingsEvent
  | CatalogueEvent
  | RequestEvent
  | BookingEvent
  | FeedbackEvent
  | OfflineEvent
  | ErrandEvent
  | DeviceEvent
