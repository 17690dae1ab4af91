/** Entry of the lobby display. */
import { fetchFontsAhead } from '../app/fonts-ahead.ts'
import { mountPage } from '../app/mount.ts'
import './display.css'
import DisplayPage from './DisplayPage.vue'
import { TROUBLE_WORDS } from './texts.ts'

mountPage(DisplayPage)
fetchFontsAhead(TROUBLE_WORDS)
