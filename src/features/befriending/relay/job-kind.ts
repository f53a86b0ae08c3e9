/** The kind of the job that translates a message and writes letters about it. */
export const RELAY_JOB = 'befriending-relay';
