import type { SilentTopic } from './term-types.ts';

/** What the law leaves open, what this clock does there, and on what ground. Shown wherever a date depends on it. */
export interface LegalSilence {
  topic: SilentTopic;
  /** The text that says nothing about it, or says it for something else. */
  article: string;
  /** Why we chose what we chose. */
  basis: string;
}

export const SILENCES: readonly LegalSilence[] = [
  {
    topic: 'no-such-day',
    article: 'Wet inburgering 2021, art. 11; Algemene termijnenwet',
    basis:
      'Geen van beide zegt wat er gebeurt als de dag niet bestaat, zoals 29 februari. Wij nemen de laatste dag van die maand, naar analogie van Verordening (EEG, Euratom) 1182/71, art. 3(2)c.',
  },
  {
    topic: 'suspension-of-plan',
    article: 'Besluit inburgering 2021, art. 5.3(2); Algemene wet bestuursrecht, art. 4:15',
    basis:
      'Art. 5.3(2) laat “uitsluitend” wachten op een derde toe, en art. 4:15 gaat over beslissingen op aanvraag. Wij tellen een vastgelegde opschorting mee en zeggen dat de wet hier niet duidelijk is.',
  },
  {
    topic: 'information-within-term',
    article: 'Besluit inburgering 2021, art. 5.3(2)',
    basis:
      'Het artikel zegt niet of de twee weken gelden als de informatie nog binnen de tien weken komt. Wij houden de tien weken aan: de vroegste dag.',
  },
  {
    topic: 'moved-without-plan',
    article: 'Besluit inburgering 2021, art. 5.3(3)',
    basis:
      'Lid 3 gaat over iemand voor wie al een plan is opgesteld. Voor wie zonder plan verhuist houden wij de termijn van lid 1 aan: de vroegste dag.',
  },
  {
    topic: 'changed-group',
    article: 'Wet inburgering 2021, art. 13(1) en 16(1)',
    basis:
      'De wet zegt niet vanaf wanneer de drie maanden lopen voor wie later asielstatushouder wordt. Wij tellen vanaf de dag van die wijziging.',
  },
  {
    topic: 'delay-counted-from',
    article: 'Regeling inburgering 2021, art. 4.1(1)g',
    basis:
      'De verlenging is zo lang als de vertraging. Wij tellen de vertraging vanaf de dag na de drie maanden tot het aanbod; DUO beslist.',
  },
  {
    topic: 'after-a-moved-end',
    article: 'Algemene wet bestuursrecht, art. 7:10(1); Algemene termijnenwet, art. 1',
    basis:
      'De bezwaartermijn eindigde op een dag die door de Termijnenwet opschoof. Wij rekenen verder vanaf de dag vóór het opschuiven: de vroegste dag.',
  },
  {
    topic: 'committee',
    article: 'Algemene wet bestuursrecht, art. 7:10(1) en 7:13',
    basis:
      'Met een adviescommissie is de termijn twaalf weken in plaats van zes. Of er een commissie is, weten wij niet: wij nemen zes weken.',
  },
  {
    topic: 'marking-from',
    article: 'DUO, bericht van 31 juli 2026',
    basis:
      'Het bericht zegt niet of de zestien weken ook gelden voor examens van vóór 31 juli 2026 die toen nog niet waren nagekeken. Wij gaan uit van de dag van het examen.',
  },
];

const byTopic = new Map(SILENCES.map((silence) => [silence.topic, silence]));

/** What we do where the law says nothing about this. */
export function silenceOf(topic: SilentTopic): LegalSilence {
  const silence = byTopic.get(topic);
  if (!silence) throw new RangeError(`nothing is written down about ${topic}`);
  return silence;
}
