/** Entry of the page of errands: for the village's agent, for the station and for the county. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import './agent.css'
import AgentPage from './AgentPage.vue'

mountDesk(createApp(AgentPage))
