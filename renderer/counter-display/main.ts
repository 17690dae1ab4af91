/** Entry of the counter display. */
import { fetchFontsAhead } from '../app/fonts-ahead.ts'
import { mountPage } from '../app/mount.ts'
import './counter-display.css'
import './squat.css'
import CounterDisplayPage from './CounterDisplayPage.vue'
import { TROUBLE_WORDS } from './texts.ts'

mountPage(CounterDisplayPage)
fetchFontsAhead(TROUBLE_WORDS)
