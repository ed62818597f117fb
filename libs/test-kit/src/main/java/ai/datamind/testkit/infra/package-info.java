/**
 * The servers a module's tests run on, started once per JVM.
 *
 * <p>Quarkus loads test classes anew for every profile, so what must exist once lives in the system class loader ({@link
 * ai.datamind.testkit.infra.OncePerJvm}).
 */
package ai.datamind.testkit.infra;
