/** Starts the kiosk page. */
import { mountPage } from '../app/mount.ts'
import KioskPage from './KioskPage.vue'
import './kiosk.css'
import { stayHere } from './stay-here.ts'

stayHere(window)
mountPage(KioskPage)
