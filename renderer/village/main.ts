/** Starts the light page of a village room. */
import { mountPage } from '../app/mount.ts'
import VillagePage from './VillagePage.vue'
import './village.css'

mountPage(VillagePage)
