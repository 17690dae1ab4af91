/** Starts the light page of a village room. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import VillagePage from './VillagePage.vue'
import './village.css'

mountDesk(createApp(VillagePage))
