# The build needs Maven, a JDK 25 and the network; the image holds a JRE and one jar.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -pl bootstrap -am verify -DskipTests -DskipITs -Dmaven.javadoc.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin quietline \
 && mkdir /data && chown quietline:quietline /data
COPY --from=build /build/bootstrap/target/quietline-all.jar /app/quietline.jar
USER 10001
WORKDIR /data
ENV PORT=8080 SQLITE_PATH=/data/quietline.db
EXPOSE 8080
VOLUME /data
# Without curl, and without a second Java in the memory of the first.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q ^alive <&3"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=40", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=96m", "-XX:ReservedCodeCacheSize=48m", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quietline.jar"]
CMD ["serve"]
