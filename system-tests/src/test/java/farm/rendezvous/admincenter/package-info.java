/**
 * Liberty's admin center as a person sees it in a browser. {@link
 * farm.rendezvous.admincenter.AdminCenterPage} is the door: it needs an address, a user and a
 * password, whether the server is a process of this machine or in a container. Assertions are left
 * to the tests; each question waits until the page has the answer.
 */
@NullMarked
package farm.rendezvous.admincenter;

import org.jspecify.annotations.NullMarked;
