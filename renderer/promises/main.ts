/** Entry of the public board: what visitors were told today and how long they waited. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import './promises.css'
import PromisesPage from './PromisesPage.vue'

mountDesk(createApp(PromisesPage))
