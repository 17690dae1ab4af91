/** Entry of the page of errands: for the village's agent, for the station and for the county. */
import { mountPage } from '../app/mount.ts'
import './agent.css'
import AgentPage from './AgentPage.vue'

mountPage(AgentPage)
