// The stream of events. A page that is not seen holds none, since browsers allow a server six connections for all
// their tabs together; when it is seen again, it is told the state as of then.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5000;

/** Calls `to.state` with each state of the site, and `to.lost` when the server does not answer. */
export function listen(to) {
  let source = null;
  let wait = FIRST_WAIT;
  let timer = 0;

  function begin() {
    end();
    source = new EventSource(`/-duizhao/events?page=${encodeURIComponent(location.pathname)}`);
    source.addEventListener('message', (event) => {
      wait = FIRST_WAIT;
      to.state(JSON.parse(event.data));
    });
    source.addEventListener('error', () => {
      end();
      to.lost();
      timer = setTimeout(begin, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    });
  }

  function end() {
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? end() : begin()));
  window.addEventListener('pagehide', end);
  window.addEventListener('pageshow', (event) => event.persisted && begin());
  if (!document.hidden) begin();
}
