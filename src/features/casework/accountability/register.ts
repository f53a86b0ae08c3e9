/** What is known of people in a processing. Health stands apart: it is a special category (AVG, art. 9). */
export type DataCategory =
  | 'identity'
  | 'contact'
  | 'background'
  | 'health'
  | 'progress'
  | 'plan'
  | 'letters'
  | 'looks'
  | 'staff';
export type RecipientGroup = 'guides' | 'person' | 'duo' | 'school' | 'municipality' | 'nobody';
export type Retention = 'five-years' | 'membership';

/** One processing of the register that a municipality keeps (AVG, art. 30). */
export interface Processing {
  id: 'intake' | 'plan' | 'way' | 'duo' | 'letters' | 'transfer' | 'looks' | 'staff';
  /** Article of law, as it is quoted in Dutch. */
  ground: string;
  data: readonly DataCategory[];
  recipients: readonly RecipientGroup[];
  retention: Retention;
}

/** The processings of the guide's desk. Volunteers and initiatives are no recipients of any of them. */
export const PROCESSINGS: readonly Processing[] = [
  {
    id: 'intake',
    ground: 'Wet inburgering 2021, art. 14; Besluit, art. 5.1; gezondheid: Wet, art. 37 lid 2',
    data: ['identity', 'contact', 'background', 'health'],
    recipients: ['guides'],
    retention: 'five-years',
  },
  {
    id: 'plan',
    ground: 'Wet inburgering 2021, art. 15; Besluit, art. 5.3',
    data: ['identity', 'plan', 'background'],
    recipients: ['guides', 'person', 'duo', 'school'],
    retention: 'five-years',
  },
  {
    id: 'way',
    ground: 'Wet inburgering 2021, art. 16 en 17; Besluit, art. 9.2',
    data: ['identity', 'progress', 'plan'],
    recipients: ['guides', 'person', 'school'],
    retention: 'five-years',
  },
  {
    id: 'duo',
    ground: 'Wet inburgering 2021, art. 33; Besluit, art. 9.2 en 9.3',
    data: ['plan', 'progress'],
    recipients: ['duo'],
    retention: 'five-years',
  },
  {
    id: 'letters',
    ground: 'Algemene wet bestuursrecht, art. 2:8 tot en met 2:23, 3:41 en 4:15',
    data: ['identity', 'contact', 'letters'],
    recipients: ['guides', 'person'],
    retention: 'five-years',
  },
  {
    id: 'transfer',
    ground: 'Wet inburgering 2021, art. 35 lid 4',
    data: ['identity', 'plan', 'progress'],
    recipients: ['municipality'],
    retention: 'five-years',
  },
  {
    id: 'looks',
    ground: 'AVG, art. 5 lid 2 en 32; Besluit inburgering 2021, art. 9.11',
    data: ['looks'],
    recipients: ['guides', 'person'],
    retention: 'five-years',
  },
  {
    id: 'staff',
    ground: 'AVG, art. 6 lid 1 onder e en 32',
    data: ['staff'],
    recipients: ['nobody'],
    retention: 'membership',
  },
];
