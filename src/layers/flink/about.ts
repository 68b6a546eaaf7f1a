import { sign, type LayerAbout } from '../identity'

export const about: LayerAbout = {
  description: 'Flink clusters with their task managers and jobs.',
  documentation: 'https://skywalking.apache.org/docs/main/next/en/setup/backend/backend-flink-monitoring/',
  nouns: { service: ['cluster', 'clusters'], instance: ['task manager', 'task managers'], endpoint: ['job', 'jobs'] },
  signs: [
    { label: 'Running jobs', unit: '', ...sign('meter_flink_jobManager_running_job_number') },
    { label: 'Free slots', unit: '', ...sign('meter_flink_jobManager_taskManagers_slots_available') },
  ],
}
