/** Starts the kiosk page. */
import { mountPage } from '../app/mount.ts'
import KioskPage from './stage/KioskPage.vue'
import './pieces.css'
import './wide.css'
import './kiosk.css'
import { stayHere } from './stage/stay-here.ts'

stayHere(window)
mountPage(KioskPage)
