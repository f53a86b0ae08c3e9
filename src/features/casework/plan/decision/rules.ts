/** How a plan is made known to the newcomer. */
export const NOTIFIED_BY = ['handed-over', 'post', 'electronic'] as const;
