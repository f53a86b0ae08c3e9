// Back from the sign-in page of an organisation: the form goes on by itself, for its code is short-lived. Without the script it is
// one tap. A page that comes out of the browser's memory (back button) does not send its used code again.
const form = document.querySelector<HTMLFormElement>('form[data-answer]');
const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
if (form && navigation?.type === 'navigate') form.requestSubmit();
