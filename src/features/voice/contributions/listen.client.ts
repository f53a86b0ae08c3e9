import { offerListening, stopSpeaking } from '../recordings/listening.ts';

/** Reads the words aloud that somebody is asked to confirm. */
offerListening();
addEventListener('pagehide', stopSpeaking);
