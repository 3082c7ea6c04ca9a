package org.nuanbao.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a jar whose classes are of Java 5 into one of the same classes in today's format. The
 * cache of classes keeps none that is verified in the old way. Classes that the jar looks for and
 * that are nowhere can be put beside them, empty: else they are looked for in every other jar.
 */
public final class TodaysClassFiles {
  /** Before this version a class says nothing about the types on its stack. */
  private static final int WITH_STACK_MAPS = ClassFile.JAVA_7_VERSION;

  private TodaysClassFiles() {}

  /**
   * Copies.
   *
   * @param args the jar, where the copy goes, and names of empty classes
   */
  public static void main(String[] args) throws IOException {
    try (ZipFile from = new ZipFile(args[0]);
        OutputStream file = Files.newOutputStream(Path.of(args[1]));
        ZipOutputStream to = new ZipOutputStream(file)) {
      ClassFile format =
          ClassFile.of(
              ClassFile.ConstantPoolSharingOption.NEW_POOL,
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(type -> resource(from, type))
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(from.entries())) {
        try (InputStream in = from.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          to.putNextEntry(new ZipEntry(entry.getName()));
          to.write(entry.getName().endsWith(".class") ? today(format, bytes) : bytes);
        }
      }
      for (int i = 2; i < args.length; i++) {
        to.putNextEntry(new ZipEntry(args[i].replace('.', '/') + ".class"));
        to.write(format.build(ClassDesc.of(args[i]), empty -> {}));
      }
    }
  }

  private static byte[] today(ClassFile format, byte[] bytes) {
    ClassModel model = format.parse(bytes);
    if (model.majorVersion() >= WITH_STACK_MAPS) {
      return bytes;
    }
    // Code that nobody touches would be copied as it is, without a stack map.
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                ClassTransform.endHandler(
                    made -> made.withVersion(ClassFile.latestMajorVersion(), 0))));
  }

  private static @Nullable InputStream resource(ZipFile jar, ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = jar.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
